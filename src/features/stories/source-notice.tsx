/** An agency's notice, its © sentence first and in ink. */

export function SourceNotice({ notice }: { notice: string }) {
  const [, claim, terms] = /^([^©]*©[^.。]*[.。]?)(.*)$/su.exec(notice) ?? [];
  if (!claim) return <p>{notice}</p>;
  return (
    <p>
      <b>{claim}</b>
      {terms}
    </p>
  );
}
