"""Two machines of a Ray cluster, played by this one until the standard input ends: a head that does no reading, and a worker
with two cores. They listen on the loopback alone.

    python two_machines.py FOLDER [PORT]

The folder is for what Ray writes; clients are served at the port. On machines of your own, the command `ray start` does the
same: see docs/howto-cluster.md.
"""

from __future__ import annotations

import os
import socket
import sys
import time

# The second keeps Ray on the loopback, on every system; `ray start --node-ip-address=127.0.0.1` alone listens everywhere. The
# third gives a slow machine longer to start what serves a client.
os.environ.update(
    RAY_USAGE_STATS_ENABLED="0", RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER="0", RAY_CLIENT_SERVER_CHECK_CHANNEL_TIMEOUT_S="120"
)

from ray.cluster_utils import Cluster

MEMORY = 100 * 1024 * 1024
PATIENCE = 120


def main(folder: str, port: str = "10001") -> None:
    """Start both, say so, and end them in the end."""
    head = {"num_cpus": 0, "ray_client_server_port": int(port), "include_dashboard": False, "temp_dir": folder}
    cluster = Cluster(initialize_head=True, head_node_args={"object_store_memory": MEMORY, **head})
    try:
        cluster.add_node(num_cpus=2, object_store_memory=MEMORY)
        wait_for(int(port))
        print("up", flush=True)
        sys.stdin.read()
    finally:
        cluster.shutdown()


def wait_for(port: int) -> None:
    """Wait until clients are served, for as long as that may take."""
    for _ in range(PATIENCE):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(1)
        else:
            return
    sys.exit(f"nobody serves clients at port {port}")


if __name__ == "__main__":
    main(*sys.argv[1:])
