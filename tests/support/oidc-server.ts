/** A small OpenID Connect provider: discovery, keys, a token for the one code that is out, signed as it is told to. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whenDone } from './when-done.ts';

export interface OidcServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the next ID token says, over what it should. */
  says: Record<string, unknown>;
  /** A code for what the browser was sent with: the query of the authorization address. */
  codeFor(query: URLSearchParams): string;
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function oidcServer(): Promise<OidcServer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const codes = new Map<string, URLSearchParams>();
  const provider: OidcServer = {
    ...{ issuer: '', clientId: 'kawaraban', clientSecret: 'a secret of the provider', says: {} },
    codeFor(query) {
      const code = `code-${codes.size}`;
      codes.set(code, query);
      return code;
    },
  };
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { issuer, clientId } = provider;
    const answer = (status: number, value: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.url === '/.well-known/openid-configuration')
      return answer(200, {
        ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
        ...{ jwks_uri: `${issuer}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'] },
        ...{ id_token_signing_alg_values_supported: ['RS256'], authorization_response_iss_parameter_supported: true },
      });
    if (request.url === '/keys')
      return answer(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }] });
    let body = '';
    for await (const part of request) body += String(part);
    const form = new URLSearchParams(body);
    const asked = codes.get(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!asked || verifier !== asked.get('code_challenge')) return answer(400, { error: 'invalid_grant' });
    const seconds = Math.floor(Date.now() / 1_000);
    const claims = {
      ...{ iss: issuer, sub: 'user-17', aud: clientId, iat: seconds, exp: seconds + 300, nonce: asked.get('nonce') },
      ...{ name: 'Oda Lind', email: 'oda@people.invalid', email_verified: true, ...provider.says },
    };
    const signed = `${base64({ alg: 'RS256', kid: '1' })}.${base64(claims)}`;
    const idToken = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    return answer(200, { access_token: 'token', token_type: 'Bearer', id_token: idToken });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  whenDone(() => {
    server.closeAllConnections();
    server.close();
  });
  provider.issuer = `http://login.localhost:${(server.address() as AddressInfo).port}`;
  return provider;
}
