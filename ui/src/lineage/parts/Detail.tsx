/** The facts that follow the role words, one chip each: `orders-to-lake · prefix orders/ · GZIP`; without those that stand beside it anyway. */
export function Detail({ detail, known = [] }: { detail: string; known?: string[] }) {
  const parts = detail.split(' · ').map((part) => part.trim()).filter((part) => part !== '' && !known.includes(part));
  if (parts.length === 0) return null;
  return (
    <span className="hl-detail">
      {parts.map((part) => <span key={part} className="hy-chip">{part}</span>)}
    </span>
  );
}
