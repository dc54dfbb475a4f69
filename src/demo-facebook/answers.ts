/** What Demo Facebook answers, each address by a function: the dialog for people, the graph for programs. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoNote } from './demo-note.ts';
import { dialogPage, refusalPage } from './dialog-page.tsx';
import type { Grants } from './grants.ts';
import { isQuirk, people } from './people.ts';
import type { Quirk } from './people.ts';

export interface Reply {
  status: number;
  html?: string;
  json?: unknown;
  location?: string;
}

export interface Desk {
  note: DemoNote;
  grants: Grants;
  issuer: string;
  /** Of the log-in before, for whoever wants it replayed. */
  lastState: string;
}

const slowMs = 20_000;

/** GET: who wants what. A client or an address of return that is not registered gets no redirect. */
export function showDialog({ note }: Desk, query: URLSearchParams): Reply {
  const asked = {
    clientId: query.get('client_id') ?? '',
    redirectUri: query.get('redirect_uri') ?? '',
    state: query.get('state') ?? '',
    scope: query.get('scope') ?? '',
    challenge: query.get('code_challenge') ?? '',
  };
  const refusal = refusalOf(note, asked.clientId, asked.redirectUri);
  if (refusal !== null) return { status: 400, html: refusalPage(refusal) };
  return { status: 200, html: dialogPage(asked, new URL(asked.redirectUri).host) };
}

/** POST: the person has chosen; back to the client, with a code or with a refusal. */
export function answerDialog(desk: Desk, form: URLSearchParams): Reply {
  const { note, grants, issuer } = desk;
  const redirectUri = form.get('redirect_uri') ?? '';
  const refusal = refusalOf(note, form.get('client_id') ?? '', redirectUri);
  if (refusal !== null) return { status: 400, html: refusalPage(refusal) };
  const chosen = form.get('quirk') ?? '';
  const quirk: Quirk = isQuirk(chosen) ? chosen : 'none';
  const state = form.get('state') ?? '';
  const back = new URL(redirectUri);
  back.searchParams.set('state', stateSent(desk, quirk, state));
  desk.lastState = state;
  if (form.get('answer') === 'no') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_reason', 'user_denied');
    return { status: 303, location: back.href };
  }
  const person = people.find(({ id }) => id === form.get('person')) ?? people[0];
  if (person === undefined) return { status: 400, html: refusalPage('There is no such person.') };
  const email = { 'no-address': null, 'other-address': form.get('address') ?? '' }[quirk as string];
  const code = grants.newCode({
    personId: person.id,
    name: person.name,
    email: email === undefined ? person.email : email,
    quirk,
    redirectUri,
    challenge: form.get('code_challenge') || null,
  });
  if (quirk === 'code-used') grants.useCode(code);
  back.searchParams.set('code', code);
  back.searchParams.set('iss', quirk === 'other-issuer' ? 'https://elsewhere.invalid' : issuer);
  return { status: 303, location: back.href };
}

function refusalOf(note: DemoNote, clientId: string, redirectUri: string): string | null {
  if (clientId !== note.client.id) return 'No app with this number is registered here.';
  if (!note.allows(redirectUri)) return 'The app has not registered this address of return.';
  return null;
}

function stateSent({ lastState }: Desk, quirk: Quirk, state: string): string {
  if (quirk === 'state-altered') return `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`;
  return quirk === 'state-replayed' ? lastState : state;
}

/** `/oauth/access_token`: a code for a token, once, for the client that has the secret. */
export async function exchangeCode({ note, grants }: Desk, form: URLSearchParams): Promise<Reply> {
  if (form.get('client_id') !== note.client.id || !same(form.get('client_secret'), note.client.secret))
    return graphError('Error validating client secret.', 1);
  const grant = grants.useCode(form.get('code') ?? '');
  if (grant === undefined) return graphError('This authorization code has been used.', 100);
  if (grant.redirectUri !== form.get('redirect_uri'))
    return graphError('redirect_uri is not the one of the dialog.', 100);
  const verifier = form.get('code_verifier') ?? '';
  if (grant.challenge !== null && createHash('sha256').update(verifier).digest('base64url') !== grant.challenge)
    return graphError('code_verifier does not fit.', 100);
  if (grant.quirk === 'slow') await sleep(slowMs, undefined, { ref: false });
  return { status: 200, json: { access_token: grants.newToken(grant), token_type: 'bearer', expires_in: 5_183_944 } };
}

/** `/me?fields=id,name,email`, with the proof that the app holds the secret, too. */
export function showPerson({ note, grants }: Desk, query: URLSearchParams, authorization: string): Reply {
  const token = query.get('access_token') ?? authorization.replace(/^Bearer /i, '');
  const grant = grants.byToken(token);
  if (grant === undefined) return graphError('Invalid OAuth access token.', 190);
  const proof = createHmac('sha256', note.client.secret).update(token).digest('hex');
  if (!same(query.get('appsecret_proof'), proof))
    return graphError('API calls from the server require an appsecret_proof.', 100);
  const fields = (query.get('fields') ?? 'id,name').split(',');
  const all: Record<string, string | null> = { id: grant.personId, name: grant.name, email: grant.email };
  const known = Object.entries(all).filter(([key, value]) => fields.includes(key) && value !== null);
  return {
    status: 200,
    json: { ...Object.fromEntries(known), ...(grant.quirk === 'flood' ? { about: 'x'.repeat(1_048_576) } : {}) },
  };
}

/** `/debug_token`: whose token it is, asked by an app for itself (`id|secret`). */
export function inspectToken({ note, grants }: Desk, query: URLSearchParams): Reply {
  if (!same(query.get('access_token'), `${note.client.id}|${note.client.secret}`))
    return graphError('An app access token is needed.', 100);
  const grant = grants.byToken(query.get('input_token') ?? '');
  if (grant === undefined) return { status: 200, json: { data: { is_valid: false } } };
  const appId = grant.quirk === 'foreign-token' ? '999999999999999' : note.client.id;
  const scopes = grant.email === null ? ['public_profile'] : ['public_profile', 'email'];
  return { status: 200, json: { data: { app_id: appId, user_id: grant.personId, is_valid: true, scopes } } };
}

function graphError(message: string, code: number): Reply {
  return { status: 400, json: { error: { message, type: 'OAuthException', code } } };
}

function same(given: string | null, wanted: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
