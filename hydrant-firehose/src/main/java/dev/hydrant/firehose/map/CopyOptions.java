package dev.hydrant.firehose.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of a Redshift COPY command. They may hold keys in several spellings, so nothing is
 * shown that is not known to be harmless: COPY's own words, numbers, S3 locations, role ARNs, and
 * the values of options that describe the data's form.
 */
final class CopyOptions {
  private static final String MASK = "***";
  private static final Pattern TOKEN =
      Pattern.compile("'(?:[^']++|'')*+'?|\\s+|[,;()]|[^\\s,;()']++");
  private static final Set<String> WORDS =
      Set.of(
          "ACCEPTANYDATE",
          "ACCEPTINVCHARS",
          "ACCESS_KEY_ID",
          "AS",
          "AUTO",
          "AVRO",
          "BLANKSASNULL",
          "BZIP2",
          "COMPROWS",
          "COMPUPDATE",
          "CREDENTIALS",
          "CSV",
          "DATEFORMAT",
          "DELIMITER",
          "EMPTYASNULL",
          "ENCODING",
          "ENCRYPTED",
          "ESCAPE",
          "EXPLICIT_IDS",
          "FALSE",
          "FILLRECORD",
          "FIXEDWIDTH",
          "FORMAT",
          "GZIP",
          "IAM_ROLE",
          "IGNOREALLERRORS",
          "IGNOREBLANKLINES",
          "IGNOREHEADER",
          "JSON",
          "LZOP",
          "MANIFEST",
          "MASTER_SYMMETRIC_KEY",
          "MAXERROR",
          "NOLOAD",
          "NULL",
          "OFF",
          "ON",
          "ORC",
          "PARQUET",
          "PRESET",
          "QUOTE",
          "READRATIO",
          "REGION",
          "REMOVEQUOTES",
          "ROUNDEC",
          "SECRET_ACCESS_KEY",
          "SERIALIZETOJSON",
          "SESSION_TOKEN",
          "SHAPEFILE",
          "SIMPLIFY",
          "STATUPDATE",
          "TIMEFORMAT",
          "TRIMBLANKS",
          "TRUE",
          "TRUNCATECOLUMNS",
          "ZSTD");
  private static final Set<String> PLAIN_VALUES =
      Set.of(
          "DATEFORMAT",
          "DELIMITER",
          "ENCODING",
          "NULL",
          "QUOTE",
          "REGION",
          "TIMEFORMAT",
          "ACCEPTINVCHARS");
  private static final Pattern FORM_VALUE =
      Pattern.compile("(?i)auto(?: ignorecase)?|noshred|default");
  private static final Pattern S3 = Pattern.compile("(s3://[A-Za-z0-9.-]+/[^?;\\s]*).*");
  private static final Pattern ROLE =
      Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/[A-Za-z0-9_+=,.@/-]+");

  private CopyOptions() {}

  /** The options with everything masked that might be a secret. */
  static String masked(String options) {
    StringBuilder shown = new StringBuilder();
    String option = "";
    for (String token : tokens(options)) {
      String word = token.toUpperCase(Locale.ROOT);
      if (token.startsWith("'")) {
        shown.append(quoted(token, option));
        option = "";
      } else {
        shown.append(bare(token));
        // a value belongs to the word right before it; blanks and AS may stand between
        option = token.isBlank() || word.equals("AS") ? option : word;
      }
    }
    return shown.toString().strip();
  }

  /** The first S3 location in the options: the file of JSON paths. */
  static Optional<String> s3Location(String options) {
    return tokens(options).stream()
        .filter(token -> token.startsWith("'"))
        .map(token -> S3.matcher(inside(token)))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst();
  }

  /** True for JSON that is not taken apart into columns. */
  static boolean keepsRecordsWhole(String options) {
    return tokens(options).stream()
        .filter(token -> token.startsWith("'"))
        .anyMatch(token -> inside(token).equalsIgnoreCase("noshred"));
  }

  private static List<String> tokens(String options) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(options);
    while (token.find()) {
      tokens.add(token.group());
    }
    return tokens;
  }

  private static String quoted(String token, String word) {
    String value = inside(token);
    Matcher s3 = S3.matcher(value);
    if (s3.matches()) {
      return "'" + s3.group(1) + "'";
    }
    boolean harmless =
        FORM_VALUE.matcher(value).matches()
            || ROLE.matcher(value).matches()
            || PLAIN_VALUES.contains(word) && value.length() <= 40;
    return harmless ? "'" + value + "'" : "'" + MASK + "'";
  }

  private static String bare(String token) {
    boolean harmless =
        token.isBlank()
            || WORDS.contains(token.toUpperCase(Locale.ROOT))
            || token.matches("[0-9]{1,9}(?:\\.[0-9]{1,9})?|[,;()]");
    return harmless ? token : MASK;
  }

  private static String inside(String token) {
    boolean closed = token.length() > 1 && token.endsWith("'");
    return token.substring(1, closed ? token.length() - 1 : token.length());
  }
}
