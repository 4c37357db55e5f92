# shellcheck shell=bash
# Read by the jobs of a stack: signs in to the stack's cloud with the job's OIDC token. No key is kept.
tokens=$(mktemp -d)
cloud=$(sed -nE "s/^ *[\"']?qualys-registry-sensor:cloud[\"']?:[ \"']*([a-z-]+).*/\\1/p" "Pulumi.$STACK.yaml")
case $cloud in
  aws-*)
    printf %s "$AWS_ID_TOKEN" > "$tokens/aws"
    export AWS_ROLE_ARN=$AWS_ROLE AWS_WEB_IDENTITY_TOKEN_FILE=$tokens/aws AWS_REGION
    ;;
  azure)
    # A33: GitLab's token lasts as long as the job may, so the session gets tokens of the API server at any time.
    az login --output none --service-principal --username "$AZURE_CLIENT_ID" --tenant "$AZURE_TENANT_ID" \
      --federated-token "$AZURE_ID_TOKEN"
    az aks install-cli --client-version 1.34.1 --kubelogin-version 0.2.13 > "$tokens/azure.log" 2>&1
    export AAD_LOGIN_METHOD=azurecli ARM_USE_OIDC=true ARM_OIDC_TOKEN=$AZURE_ID_TOKEN
    export ARM_CLIENT_ID=$AZURE_CLIENT_ID ARM_TENANT_ID=$AZURE_TENANT_ID ARM_SUBSCRIPTION_ID=$AZURE_SUBSCRIPTION_ID
    ;;
  gcp)
    printf %s "$GCP_ID_TOKEN" > "$tokens/gcp"
    export GOOGLE_APPLICATION_CREDENTIALS=$tokens/gcp.json
    gcloud iam workload-identity-pools create-cred-config "$GCP_WORKLOAD_IDENTITY_PROVIDER" --quiet \
      --service-account="$GCP_SERVICE_ACCOUNT" --credential-source-file="$tokens/gcp" \
      --output-file="$GOOGLE_APPLICATION_CREDENTIALS"
    gcloud auth login --quiet --cred-file="$GOOGLE_APPLICATION_CREDENTIALS"
    ;;
  "")
    echo "Pulumi.$STACK.yaml names no cloud: set qualys-registry-sensor:cloud." >&2
    exit 1
    ;;
esac
