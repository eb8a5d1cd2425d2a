package dev.hydrant.firehose.aws;

/** The AWS services that are called, by the word that endpoint settings and IAM actions use. */
enum AwsService {
  FIREHOSE("firehose"),
  STS("sts");

  private final String id;

  AwsService(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }
}
