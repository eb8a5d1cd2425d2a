/** The facts that follow the role words, one chip each: `orders-to-lake · prefix orders/ · GZIP`. */
export function Detail({ detail }: { detail: string }) {
  const parts = detail.split(' · ').map((part) => part.trim()).filter(Boolean);
  return (
    <span className="hl-detail">
      {parts.map((part) => <span key={part} className="hy-chip">{part}</span>)}
    </span>
  );
}
