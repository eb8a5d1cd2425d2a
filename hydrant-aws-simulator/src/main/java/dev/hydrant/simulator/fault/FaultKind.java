package dev.hydrant.simulator.fault;

import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.Paging;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be made to go wrong, with the word for it in a fault specification. */
public enum FaultKind {
  THROTTLE("throttle", AwsException.of("ThrottlingException", "Rate exceeded")),
  INTERNAL(
      "internal",
      new AwsException(
          500, "InternalFailure", "The request processing has failed for an unknown reason")),
  UNAVAILABLE(
      "unavailable",
      new AwsException(503, "ServiceUnavailableException", "Service is unavailable")),
  DENIED("denied", AwsException.of("AccessDeniedException", "")),
  NOT_FOUND("not-found", AwsException.of("ResourceNotFoundException", "")),
  LIMIT("limit", AwsException.of("LimitExceededException", "Rate exceeded")),
  /** What AWS answers in a region that the account has not opted in to. */
  UNRECOGNIZED(
      "unrecognized",
      AwsException.of(
          "UnrecognizedClientException", "The security token included in the request is invalid.")),
  EXPIRED(
      "expired",
      AwsException.of(
          "ExpiredTokenException", "The security token included in the request is expired")),
  /** Page tokens end, those of the tagging API after 15 minutes. */
  PAGE_EXPIRED(
      "page-expired",
      AwsException.of(
          "PaginationTokenExpiredException",
          "The pagination token has expired. Call again without a token.")),
  /** The connection breaks in the middle of the answer's body. */
  RESET("reset"),
  /** No answer at all, until the caller gives up or the simulator closes. */
  HANG("hang"),
  EMPTY_PAGE("empty-page", Paging.EMPTY_PAGE),
  ENDLESS("endless", Paging.ENDLESS),
  REPEATING("repeating", Paging.REPEATING);

  private final String word;
  private final @Nullable AwsException error;
  private final Paging paging;

  FaultKind(String word) {
    this(word, null, Paging.NORMAL);
  }

  FaultKind(String word, AwsException error) {
    this(word, error, Paging.NORMAL);
  }

  FaultKind(String word, Paging paging) {
    this(word, null, paging);
  }

  FaultKind(String word, @Nullable AwsException error, Paging paging) {
    this.word = word;
    this.error = error;
    this.paging = paging;
  }

  /** The error to answer with; an empty text is filled in by whoever knows the call. */
  public Optional<AwsException> error() {
    return Optional.ofNullable(error);
  }

  public Paging paging() {
    return paging;
  }

  public String word() {
    return word;
  }

  static FaultKind parse(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("unknown fault '" + word + "'; known are " + words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", "));
  }
}
