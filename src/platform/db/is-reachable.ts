/** Whether a database answers. One that answers with a refusal (a wrong password, say) throws it. */
import { isDatabaseDown, openDatabase } from './database.ts';

export async function isReachable(url: string): Promise<boolean> {
  const database = openDatabase({ url, name: 'kawaraban', maxConnections: 1 });
  try {
    await database.pool.query('select 1');
    return true;
  } catch (error) {
    if (isDatabaseDown(error)) return false;
    throw error;
  } finally {
    await database.close();
  }
}
