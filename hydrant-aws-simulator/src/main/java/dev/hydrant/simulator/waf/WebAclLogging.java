package dev.hydrant.simulator.waf;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.util.List;

/**
 * The logging of a web ACL.
 *
 * @param scope {@code REGIONAL} or, in us-east-1, {@code CLOUDFRONT}
 */
public record WebAclLogging(Home home, String scope, String acl, List<String> destinations)
    implements AwsResource {
  static final String REGIONAL = "REGIONAL";
  static final String CLOUDFRONT = "CLOUDFRONT";
  static final String CLOUDFRONT_REGION = "us-east-1";

  public WebAclLogging {
    if (scope.equals(CLOUDFRONT) && !home.region().equals(CLOUDFRONT_REGION)) {
      throw new IllegalArgumentException("web ACLs of CloudFront live in " + CLOUDFRONT_REGION);
    }
    destinations = List.copyOf(destinations);
  }

  public static WebAclLogging regional(Home home, String acl, String... destinations) {
    return new WebAclLogging(home, REGIONAL, acl, List.of(destinations));
  }

  public static WebAclLogging cloudFront(Home home, String acl, String... destinations) {
    return new WebAclLogging(home, CLOUDFRONT, acl, List.of(destinations));
  }

  @Override
  public String key() {
    return scope + "/" + acl;
  }

  String arn() {
    String space = scope.equals(CLOUDFRONT) ? "global" : "regional";
    return home.arn("wafv2", space + "/webacl/" + acl + "/a1b2c3d4-0000-4000-8000-5678demo0001");
  }
}
