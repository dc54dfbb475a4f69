/** The environment in, a typed and frozen configuration out. Nothing else reads process.env. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { inputProblems } from './platform/http/input-problems.ts';
import { databaseUrlFile } from './platform/postgres/database-url-file.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  PORT: port.default(8080),
  METRICS_PORT: port.default(9464),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'takes an address such as postgres://user@host/name' })
    .optional(),
  SERVE_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  PUBLIC_SCHEME: z.enum(['http', 'https']).default('http'),
  /** What readers see behind the host name: `none` behind a proxy on 80 or 443. */
  PUBLIC_PORT: z.union([z.literal('none'), port]).optional(),
  PAGE_CACHE_MB: z.coerce.number().int().min(1).max(65_536).default(128),
  /** Addresses or networks of the proxies in front, by commas: who may say where a reader comes from. */
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9a-fA-F.:/, ]*$/, 'takes addresses or networks, separated by commas')
    .default(''),
  /** Where mail goes; without one it is kept on this machine and shown on mailbox.localhost. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'takes an address such as smtp://user:password@host:587' }).optional(),
  /** Log-in with Facebook, and with one OpenID Connect provider: offered where both halves are there. */
  FACEBOOK_CLIENT_ID: z
    .string()
    .regex(/^\d{5,30}$/, 'takes the number of an app')
    .optional(),
  FACEBOOK_CLIENT_SECRET: z.string().min(8, 'takes the secret of the app').optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'takes an address such as https://login.example' }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(8, 'takes the secret of the client').optional(),
  OIDC_NAME: z.string().min(1).max(40).optional(),
  /** Where the stand-in for Facebook listens, on a network that is local. */
  DEMO_FACEBOOK_PORT: port.default(8_480),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  /** The project's root: where package.json, migrations/ and demo/ are. */
  root: string;
  dataDir: string;
  /** Null when neither the environment nor a running embedded PostgreSQL says one. */
  databaseUrl: string | null;
  /** No DATABASE_URL in the environment: the launcher runs PostgreSQL itself. */
  embeddedPostgres: boolean;
  port: number;
  metricsPort: number;
  serveProcesses: number;
  publicScheme: 'http' | 'https';
  /** Null: addresses carry no port. Undefined: the port that serve listens on. */
  publicPort: number | null | undefined;
  pageCacheBytes: number;
  trustedProxies: readonly string[];
  smtpUrl: string | null;
  /** Null without credentials: production then shows no such button, and a local network has the stand-in. */
  facebook: { clientId: string; clientSecret: string } | null;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  demoFacebookPort: number;
  logLevel: string;
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new Error(`The environment is not usable.\n${inputProblems(parsed.error)}`);
  }
  const values = parsed.data;
  const root = projectRoot();
  const dataDir = resolve(root, values.DATA_DIR);
  return Object.freeze({
    root,
    dataDir,
    databaseUrl: values.DATABASE_URL ?? embeddedUrl(dataDir),
    embeddedPostgres: values.DATABASE_URL === undefined,
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    serveProcesses: values.SERVE_PROCESSES,
    publicScheme: values.PUBLIC_SCHEME,
    publicPort: values.PUBLIC_PORT === 'none' ? null : values.PUBLIC_PORT,
    pageCacheBytes: values.PAGE_CACHE_MB * 1_048_576,
    trustedProxies: values.TRUSTED_PROXIES.split(',').flatMap((part) => part.trim() || []),
    smtpUrl: values.SMTP_URL ?? null,
    ...providersOf(values),
    demoFacebookPort: values.DEMO_FACEBOOK_PORT,
    logLevel: values.LOG_LEVEL,
  });
}

/** Half a pair of credentials is a mistake, and not a provider less. */
function providersOf(values: z.infer<typeof environment>): Pick<Config, 'facebook' | 'oidc'> {
  const { FACEBOOK_CLIENT_ID, FACEBOOK_CLIENT_SECRET, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = values;
  const facebook = whole({ FACEBOOK_CLIENT_ID, FACEBOOK_CLIENT_SECRET });
  const oidc = whole({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET });
  return {
    facebook: facebook && { clientId: facebook.FACEBOOK_CLIENT_ID, clientSecret: facebook.FACEBOOK_CLIENT_SECRET },
    oidc: oidc && {
      issuer: oidc.OIDC_ISSUER,
      clientId: oidc.OIDC_CLIENT_ID,
      clientSecret: oidc.OIDC_CLIENT_SECRET,
      name: values.OIDC_NAME ?? new URL(oidc.OIDC_ISSUER).host,
    },
  };
}

function whole<Name extends string>(pair: Record<Name, string | undefined>): Record<Name, string> | null {
  const missing = Object.keys(pair).filter((name) => pair[name as Name] === undefined);
  if (missing.length === Object.keys(pair).length) return null;
  if (missing.length > 0) throw new Error(`The environment is not usable.\n${missing.join(', ')}: missing.`);
  return pair as Record<Name, string>;
}

/** What a child process gets: our environment, with what only we know. */
export function childEnvironment(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

function embeddedUrl(dataDir: string): string | null {
  const file = databaseUrlFile(dataDir);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** This file runs as src/config.ts and as dist/src/config.js; the root is where package.json is. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json is in no folder above this program.');
    folder = above;
  }
  return folder;
}
