/** An emergency edition on one node: what it hears of one, what it sends, and what it makes ahead. */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { emergencyFile, watchEmergency } from './features/emergency/emergency.ts';
import type { Network } from './features/network/network.ts';
import type { Db } from './platform/db/database.ts';
import type { CommonHeaders } from './platform/page-cache/compress.ts';
import { emergencyEdition } from './site/emergency-edition.ts';
import type { EmergencyEdition } from './site/emergency-edition.ts';
import { warmEmergency } from './site/warm-emergency.ts';

export interface NodeEmergency {
  edition: EmergencyEdition;
  hear(): Promise<void>;
  /** From now on there is somebody to ask for the pages that are made ahead. */
  warmBy(fastify: FastifyInstance): void;
  stop(): void;
}

export interface EmergencyOptions {
  db: Db;
  dataDir: string;
  network: () => Network;
  commonHeaders: CommonHeaders;
  log: Logger;
}

export async function serveEmergency({ db, dataDir, log, ...options }: EmergencyOptions): Promise<NodeEmergency> {
  let asked: FastifyInstance | undefined;
  let stopped = false;
  const watch = await watchEmergency({
    ...{ db, file: join(dataDir, emergencyFile) },
    begun: () => void warm(),
    report: (error, what) => log.warn({ err: error }, what),
  });

  async function warm(): Promise<void> {
    if (asked === undefined || watch.notice === null) return;
    log.warn({ notice: watch.notice }, 'the emergency edition is out');
    try {
      const pages = await warmEmergency(asked, options.network(), () => !stopped && watch.notice !== null);
      log.info({ pages }, 'its pages are there');
    } catch (error) {
      log.warn({ err: error }, 'not all of its pages could be made ahead');
    }
  }

  return {
    edition: emergencyEdition(watch, ({ rendered, tags }) => options.commonHeaders(rendered, tags)),
    hear: watch.hear,
    stop() {
      stopped = true;
      watch.stop();
    },
    warmBy(fastify) {
      asked = fastify;
      void warm();
    },
  };
}
