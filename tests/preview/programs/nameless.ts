import { readFile } from "node:fs/promises";

export = async () => {
  const texts = ["nowhere"].map(async (file) => {
    await readFile(file, "utf8");
  });
  await Promise.all(texts);
};
