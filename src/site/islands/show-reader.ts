/** A kept page is the same for all; `/me` says who reads it, and the masthead greets them by name. */

interface Me {
  member: { slug: string; name: string; proven: boolean } | null;
}

export async function showReader(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-reader]');
  if (place === null) return;
  const reply = await fetch('/me', { headers: { accept: 'application/json' } });
  if (!reply.ok) return;
  const { member } = (await reply.json()) as Me;
  if (member !== null) place.textContent = member.name;
}
