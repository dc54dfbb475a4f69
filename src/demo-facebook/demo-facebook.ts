/**
 * Demo Facebook: an OAuth 2 server of its own that stands in for the real one on this machine, with the ways in which a
 * provider can go wrong to choose from. It knows its one client and nothing of the network.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answerDialog, exchangeCode, inspectToken, showDialog, showPerson } from './answers.ts';
import type { Desk, Reply } from './answers.ts';
import { demoFacebookHost, demoFacebookIssuer } from './demo-note.ts';
import type { DemoNote } from './demo-note.ts';
import { frontPage, look, refusalPage } from './dialog-page.tsx';
import { createGrants } from './grants.ts';

const mostBytes = 16_384;

export function createDemoFacebook(note: DemoNote): Server {
  const desk: Desk = { note, grants: createGrants(), issuer: demoFacebookIssuer, lastState: '' };
  return createServer((request, response) => {
    answer(desk, request).then(
      (reply) => send(response, reply),
      () => send(response, { status: 500, html: refusalPage('Something went wrong here.') }),
    );
  });
}

async function answer(desk: Desk, request: IncomingMessage): Promise<Reply & { css?: string }> {
  const { method = 'GET', headers, url = '/' } = request;
  if ((headers.host ?? '').split(':')[0] !== demoFacebookHost)
    return { status: 421, html: refusalPage('Nothing here has this host name.') };
  const { pathname, searchParams: query } = new URL(url, demoFacebookIssuer);
  switch (`${method} ${pathname}`) {
    case 'GET /':
      return { status: 200, html: frontPage() };
    case 'GET /look.css':
      return { status: 200, css: look };
    case 'GET /dialog/oauth':
      return showDialog(desk, query);
    case 'POST /dialog/oauth':
      return answerDialog(desk, await formOf(request));
    case 'GET /oauth/access_token':
      return exchangeCode(desk, query);
    case 'POST /oauth/access_token':
      return exchangeCode(desk, await formOf(request));
    case 'GET /me':
      return showPerson(desk, query, headers.authorization ?? '');
    case 'GET /debug_token':
      return inspectToken(desk, query);
    default:
      return { status: 404, html: refusalPage('There is nothing at this address.') };
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += String(part);
    if (body.length > mostBytes) throw new Error('The form is too long.');
  }
  return new URLSearchParams(body);
}

function send(response: ServerResponse, { status, html, json, css, location }: Reply & { css?: string }): void {
  const [type, body] =
    html !== undefined
      ? ['text/html; charset=utf-8', html]
      : css !== undefined
        ? ['text/css; charset=utf-8', css]
        : ['application/json; charset=utf-8', json === undefined ? '' : JSON.stringify(json)];
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // No form-action: its answer leads through the hub to whichever site has asked.
    'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    ...(location === undefined ? {} : { location }),
  });
  response.end(body);
}
