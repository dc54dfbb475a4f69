/** Parts of forms: a label above, a hint, what is wrong beside the field and once more on top, what was typed kept. */
import type { ComponentChildren } from 'preact';

export interface FieldProps {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  value?: string;
  hint?: string;
  problem?: string | undefined;
  autocomplete?: string;
  required?: boolean;
  maxLength?: number;
}

export function Field(props: FieldProps) {
  const { name, label, type = 'text', value, hint, problem, autocomplete, required = true, maxLength = 300 } = props;
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ');
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
      <input
        id={name}
        name={name}
        // The types of the library tell inputs apart by literal types of each.
        {...({ type } as { type: 'text' })}
        value={value ?? ''}
        autocomplete={autocomplete ?? 'off'}
        maxLength={maxLength}
        required={required}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described === '' ? undefined : described}
      />
    </div>
  );
}

export interface TickProps {
  name: string;
  label: string;
  note?: string;
  ticked?: boolean;
  problem?: string | undefined;
  required?: boolean;
}

export function Tick({ name, label, note, ticked = false, problem, required = false }: TickProps) {
  return (
    <div class={problem ? 'field tick wrong' : 'field tick'}>
      {problem && <p class="problem">{problem}</p>}
      <label>
        <input id={name} type="checkbox" name={name} value="1" checked={ticked} required={required} /> {label}
      </label>
      {note && <p class="hint">{note}</p>}
    </div>
  );
}

/** What is wrong, on top, each line leading to its field. */
export function Problems({ title, problems }: { title: string; problems: { name: string; text: string }[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="problems" role="alert" tabindex={-1} id="problems">
      <p>{title}</p>
      <ul>
        {problems.map(({ name, text }) => (
          <li>{name === '' ? text : <a href={`#${name}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

export function Hidden({ values }: { values: Readonly<Record<string, string | null | undefined>> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        value ? <input type="hidden" name={name} value={value} /> : null,
      )}
    </>
  );
}

export function FormPage({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="sheet form-page">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
