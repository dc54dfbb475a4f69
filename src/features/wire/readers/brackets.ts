/** How the brackets of a text in JSON stand, seen before it is parsed. */

export interface Brackets {
  /** Nothing yet, or a string or a bracket that is still open: a sender that stalls leaves the beginning of a text. */
  endEarly: boolean;
  /** How deep they are nested. */
  depth: number;
}

export function bracketsOf(text: string): Brackets {
  let open = 0;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth = Math.max(depth, (open += 1));
    else if (character === '}' || character === ']') open -= 1;
  }
  return { endEarly: text.trim() === '' || inString || open > 0, depth };
}
