package dev.hydrant.simulator.protocol;

/** An authenticated call, with what a fault wants done to its pages. */
public record ServiceCall(AwsRequest request, Caller caller, Paging paging, String requestId) {}
