package dev.hydrant.simulator.organisation;

/** Something that an account holds besides delivery streams: a table, a cluster, a log group. */
public interface AwsResource {
  Home home();

  /** Unique among the resources of its class and home; the order of listings. */
  String key();
}
