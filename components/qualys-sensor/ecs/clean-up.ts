import { cleanedNode } from "../identity";
import { folder, removal, removalCapabilities, rest } from "../removal";
import { type EcsContainer, logConfiguration } from "./container";

/** Two containers: the second starts once the first has removed everything, and the task runs as long as the second. */
export function cleaningContainers(container: EcsContainer) {
  const mountPoints = [{ sourceVolume: folder.name, containerPath: folder.path, readOnly: false }];
  // ECS waits for the success of no container that is essential.
  const first = { name: "clean-up", essential: false, entryPoint: removal, mountPoints };
  const dependsOn = [{ containerName: first.name, condition: "SUCCESS" }];
  const second = { name: cleanedNode, essential: true, entryPoint: rest, dependsOn };
  return [first, second].map((each) => ({ ...each, ...common(container) }));
}

function common({ image, pullSecret, log }: EcsContainer) {
  return {
    image,
    ...(pullSecret === undefined ? {} : { repositoryCredentials: { credentialsParameter: pullSecret } }),
    cpu: 10,
    memory: 64,
    privileged: false,
    readonlyRootFilesystem: true,
    linuxParameters: { capabilities: removalCapabilities },
    // `tail` ends on no signal.
    stopTimeout: 2,
    logConfiguration: logConfiguration(log),
  };
}

/** Of the task. */
export const cleanedVolumes = [{ name: folder.name, hostPath: folder.path }];
