package dev.hydrant.firehose.aws;

import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.workflow.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a text of AWS or the SDK fit to be shown: short, on one line, without anything secret. */
final class Redaction {
  private static final int LONGEST = 300;

  private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b");
  private static final Pattern USER_INFO = Pattern.compile("(?i)(https?://)[^\\s/@]+@");
  private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s?#]+)[?#]\\S*");

  /** Longer than any ARN part that people read, with room for a path before a name. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=_-]{100,}");

  private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");

  /** Also those that are too short to be masked in every text of Hydrant's own. */
  private final List<Secret> secrets;

  private final Redactor redactor;

  private Redaction(List<Secret> secrets) {
    this.secrets = List.copyOf(secrets);
    this.redactor = Redactor.of(secrets);
  }

  /**
   * @param further values that must not be shown either
   */
  static Redaction of(CredentialSource source, List<Secret> further) {
    List<Secret> secrets = new ArrayList<>(further);
    if (source instanceof CredentialSource.Keys keys) {
      secrets.add(keys.secretAccessKey());
      keys.sessionToken().ifPresent(secrets::add);
    }
    return new Redaction(secrets);
  }

  String clean(@Nullable String text) {
    String clean = redactor.values(text == null ? "" : text);
    for (Secret secret : secrets) {
      clean = clean.replace(secret.reveal(), Redactor.MASK);
    }
    clean = NOT_PRINTABLE.matcher(clean).replaceAll(" ");
    clean = USER_INFO.matcher(clean).replaceAll("$1");
    clean = QUERY.matcher(clean).replaceAll("$1");
    clean = ACCESS_KEY.matcher(clean).replaceAll(Redactor.MASK);
    clean = TOKEN.matcher(clean).replaceAll(Redactor.MASK).strip();
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
  }
}
