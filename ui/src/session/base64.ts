/** As the contract sends passwords: base64 of the UTF-8 bytes. */
export function base64(words: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(words)));
}
