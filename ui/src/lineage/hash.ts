const prime = 16777619;

function fnv1a(text: string, seed: number): number {
  let hash = seed >>> 0;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), prime) >>> 0;
  }
  return hash;
}

const base36 = (value: number) => value.toString(36).padStart(7, '0');

/** Eight letters or digits for a URL: two 32-bit FNV-1a hashes folded to about 41 bits. */
export function shortHash(text: string): string {
  return base36(fnv1a(text, 2166136261)).slice(-7, -3) + base36(fnv1a(text, 0x9747b28c)).slice(-4);
}
