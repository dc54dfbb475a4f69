/** Listens to a browser's page: what it says on its console, and whom it asks. */
import type { Page } from 'playwright-core';

export interface WatchedPage {
  /** Since the last look: errors, failed requests, and requests to any other origin. */
  faults(): string[];
}

export function watched(page: Page, origin: string): WatchedPage {
  let faults: string[] = [];
  page.on('console', (message) => {
    // The browser reports a page that is itself a 404 or 410; that is what was asked for.
    const ownStatus = message.location().url === page.url() && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !ownStatus) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`asks another host: ${request.url()}`);
  });
  return {
    faults() {
      const found = faults;
      faults = [];
      return found;
    },
  };
}
