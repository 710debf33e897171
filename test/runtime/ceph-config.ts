import { createServer } from 'node:net';

/** What differs from node to node. */
export interface CephNode {
  readonly folder: string;
  readonly fsid: string;
  readonly monPort: number;
  readonly rgwPort: number;
}

/**
 * A node that keeps everything in memory and in its folder, asks nobody for a key, and listens on loopback only:
 * without `cluster_addr` an OSD also listens on every address (`carriers/telnyx-flowroute-s3.md` §D). The OSD is put on
 * the map by command: by itself it may ask before it knows the cluster's id, and then ends ("wrong fsid").
 */
export function cephConfig({ folder, fsid, monPort, rgwPort }: CephNode): string {
  return `[global]
fsid = ${fsid}
mon_initial_members = a
mon_host = v1:127.0.0.1:${monPort}
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_msgr2 = false
ms_bind_ipv6 = false
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
keyring = /dev/null
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pg_autoscale_mode = off
mon_allow_pool_size_one = true
osd_crush_chooseleaf_type = 0
osd_class_update_on_start = false
osd_crush_update_on_start = false
osd_objectstore = memstore
memstore_device_bytes = 8589934592
mon_data = ${folder}/mon
mgr_data = ${folder}/mgr
osd_data = ${folder}/osd
osd_journal = ${folder}/osd/journal
rgw_data = ${folder}/rgw
run_dir = ${folder}/run
admin_socket =
log_file = ${folder}/log/$name.log
mon_cluster_log_file = ${folder}/log/cluster.log
crash_dir = ${folder}/log
mgr_initial_modules =
paxos_propose_interval = 0.05
rgw_frontends = beast endpoint=127.0.0.1:${rgwPort}
`;
}

/** A port that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
