/** `/health` in the newsroom: how the machinery is, for those who run it. */
import { examine } from '../features/health/health.ts';
import type { Finding } from '../features/health/health.ts';
import type { PrivatePage } from '../features/members/members.ts';
import type { Db } from '../platform/db/database.ts';
import { embeddedReleaseFor } from '../platform/postgres/embedded-release.ts';
import { newsroomPage } from './newsroom-frame.tsx';

export interface HealthDeps {
  db: Db;
  css: () => string;
  dataDir: string;
  databaseUrl: string;
}

const words = { fine: 'Fine', look: 'Have a look', act: 'Do something' } as const;

export function healthPage({ css, databaseUrl, ...deps }: HealthDeps): PrivatePage {
  return {
    surface: 'newsroom',
    method: 'GET',
    url: '/health',
    carries: 'none',
    policy: 'network.health',
    file: 'src/newsroom/health-page.tsx',
    inLanguages: false,
    async handle(request) {
      const findings = await examine({
        ...deps,
        embedded: embeddedReleaseFor(databaseUrl, deps.dataDir),
        now: request.now,
      });
      return newsroomPage(request, {
        title: 'Health',
        css: css(),
        children: (
          <>
            <h1>Health</h1>
            <p>{summary(findings)}</p>
            <table class="findings">
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">How it is</th>
                  <th scope="col">What was found</th>
                  <th scope="col">Runbook</th>
                </tr>
              </thead>
              <tbody>
                {findings.map(({ key, name, state, says, runbook }) => (
                  <tr id={key} class={state}>
                    <th scope="row">{name}</th>
                    <td>
                      <b>{words[state]}</b>
                    </td>
                    <td>{says}</td>
                    <td>
                      <code>{runbook}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p>
              <a href="/health">Look again</a> · the same from a terminal: <code>./kawaraban health</code>
            </p>
          </>
        ),
      });
    },
  };
}

function summary(findings: readonly Finding[]): string {
  const count = (state: Finding['state']): number => findings.filter((finding) => finding.state === state).length;
  const [act, look] = [count('act'), count('look')];
  if (act + look === 0) return 'Everything is fine.';
  return `${act === 0 ? 'Nothing' : act} to do, ${look === 0 ? 'nothing' : look} to look at.`;
}
