/** A tag that was made from an AWS tag reads as AWS writes it; every other one keeps its classification. */
export const tagText = (fqn: string): string => {
  const own = /^AwsTags\.(?:"((?:[^"]|"")*)"|(.*))$/.exec(fqn);
  return own ? (own[1]?.replace(/""/g, '"') ?? own[2] ?? fqn) : fqn;
};
