#!/usr/bin/env bash
# A cluster of one machine: a head that does no reading, and a worker with two cores. Builds the reports of examples/ on it and
# on this machine alone, and compares what came out. Needs: pip install 'dateline[ray]'
set -euo pipefail
cd "$(dirname "$0")/../.."
export RAY_USAGE_STATS_ENABLED=0
# Newer releases of Ray want to be told, on every machine alike, whether a token is asked for. Here all stays on the loopback.
export RAY_AUTH_MODE=disabled
folder=$(mktemp -d)
trap 'ray stop >/dev/null; rm -rf "$folder"' EXIT

ray start --head --node-ip-address=127.0.0.1 --port=6399 --ray-client-server-port=10001 --num-cpus=0 \
  --object-store-memory=100000000 --include-dashboard=false
ray start --address=127.0.0.1:6399 --node-ip-address=127.0.0.1 --num-cpus=2 --object-store-memory=100000000

dateline build "$folder/cluster.dateline" examples/reports --engine ray://127.0.0.1:10001
dateline build "$folder/alone.dateline" examples/reports
for name in cluster alone; do
  dateline export "$folder/$name.dateline" --to claims --out "$folder/$name.jsonl"
done
cmp "$folder/cluster.jsonl" "$folder/alone.jsonl" && echo "the same, byte for byte"
