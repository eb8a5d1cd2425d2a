import { text } from '../text/text';
import { cssVar } from '../theme/tokens';
import { StatusShape } from './StatusShape';
import { statusToken, type StatusFace } from './status';

interface Props {
  face: StatusFace;
  /** A tinted chip instead of a bare word. */
  chip?: boolean;
}

/** Shape and word together; the usual way to show a status. */
export function Status({ face, chip = false }: Props) {
  const token = statusToken[face.kind];
  const style = chip
    ? { color: cssVar(token), background: cssVar(`${token}Tint` as 'okTint') }
    : { color: cssVar(token) };
  return (
    <span className={chip ? 'hy-status hy-status-chip' : 'hy-status'} style={style}>
      <StatusShape kind={face.kind} />
      <span>{text(face.word)}</span>
    </span>
  );
}
