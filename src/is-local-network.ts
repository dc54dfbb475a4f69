/** Whether nobody else can reach the network: then the demo's stand-ins may stand beside it. */
import { loadNetwork } from './features/network/network.ts';
import { openDatabase } from './platform/db/database.ts';

export async function isLocalNetwork(databaseUrl: string): Promise<boolean> {
  const { db, close } = openDatabase({ url: databaseUrl, name: 'kawaraban launcher', statementTimeoutMs: 10_000 });
  try {
    return (await loadNetwork(db)).local;
  } finally {
    await close();
  }
}
