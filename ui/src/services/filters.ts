/** Why a filter pattern cannot be used, or nothing. Python's named groups are fine; the server translates them too. */
export function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern.replace(/\(\?P</g, '(?<'));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: (\/.*\/[a-z]*: )?/s, '') : String(error);
  }
}

/** The contract's match: anchored at the start only, ignoring case; includes first, then excludes. */
export function keeps(name: string, includes: string[], excludes: string[]): boolean {
  const matches = (pattern: string) => new RegExp(`^(?:${pattern.replace(/\(\?P</g, '(?<')})`, 'i').test(name);
  return (includes.length === 0 || includes.some(matches)) && !excludes.some(matches);
}
