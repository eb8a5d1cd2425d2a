package dev.hydrant.model.run;

import dev.hydrant.model.error.ErrorCode;

/**
 * One thing that went wrong, for a person.
 *
 * @param stream the delivery stream concerned, or empty when it concerns the run
 * @param advice what to do about it; may be empty
 */
public record Problem(
    Severity severity, ErrorCode code, String stream, String message, String advice) {}
