package dev.hydrant.model.stream;

/** Why an end of a route has no catalog entity, or no asset at all. */
public enum UnresolvedReason {
  NOT_FOUND,
  AMBIGUOUS,
  NAMED_SERVICE_MISSING,
  DYNAMIC_ROUTING,
  FORBIDDEN,
  UNSUPPORTED_SHAPE,
  SERVER_REFUSED
}
