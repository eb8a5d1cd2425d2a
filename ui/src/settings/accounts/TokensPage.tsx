import { rolesOfBots } from '../../session/roles';
import { text } from '../../shared/text/text';
import { Administrators } from './Administrators';
import { TokenList } from './TokenList';

/** Bots, and what people have made for themselves. */
export const TokensPage = () => (
  <Administrators title={text('settings.tokens')}>{() => <TokenList kind="bot" roles={rolesOfBots} what="tokens.what" shown={() => true} all />}</Administrators>
);
