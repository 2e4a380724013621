#!/usr/bin/env bash
# Builds the reports of examples/ on a small Ray cluster and on this machine alone, and compares what came out. The cluster is two
# machines that this one plays; it listens on the loopback, ends with this script, and touches no other Ray.
# Needs: pip install 'dateline[ray]'
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp -d /tmp/dateline.XXXXXX)
coproc MACHINES { python examples/cluster/two_machines.py "$folder/ray" 2>"$folder/ray.log"; }
hold=${MACHINES[1]}
trap 'exec {hold}>&-; wait; rm -rf "$folder"' EXIT
read -r _ <&"${MACHINES[0]}" || { cat "$folder/ray.log" >&2; exit 1; }

dateline build "$folder/cluster.dateline" examples/reports --engine ray://127.0.0.1:10001
dateline build "$folder/alone.dateline" examples/reports
for name in cluster alone; do
  dateline export "$folder/$name.dateline" --to claims --out "$folder/$name.jsonl"
done
cmp "$folder/cluster.jsonl" "$folder/alone.jsonl" && echo "the same, byte for byte"
