package dev.hydrant.model.permission;

import dev.hydrant.model.asset.AwsScope;
import java.util.List;

/** The page of the documents about permissions, made from the features themselves. */
public final class PermissionsPage {
  private static final AwsScope EXAMPLE = new AwsScope("aws", "111122223333", "eu-west-1");

  public String markdown() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Permissions

        Hydrant only reads, and only AWS's control plane: no record of a stream, no object of a
        bucket, no secret's value. Every feature is a set of actions of its own. A feature that AWS
        denies costs one warning that names the action; everything else is read as before.

        `./hydrant permissions` prints a policy; `--feature` (repeatable) picks features, `--account`
        and `--region` limit its resources, `--partition` names another partition than `aws`.
        `./hydrant test-connection` says which of them your credentials have.

        | Feature | Gives | Actions |
        |---|---|---|
        """);
    for (Feature feature : Feature.values()) {
      page.append("| `").append(feature.id()).append("` ").append(feature.title());
      page.append(feature.mandatory() ? " (mandatory)" : "").append(" | ");
      page.append(feature.purpose()).append(" | ").append(actions(feature)).append(" |\n");
    }
    page.append(
        """

        To act as a role (`assumeRoleArn`), the caller needs `sts:AssumeRole` on that role, and
        `sts:SetSourceIdentity` with a source identity; the role's trust policy has to name the
        caller. Clusters and Data Catalogs of other accounts need their own ARN in the policy and a
        resource policy on their side. Glue tables that Lake Formation governs need its `DESCRIBE` grant besides.
        `sts:GetCallerIdentity` needs no permission.

        ## Everything, for one account and region

        ```json
        """);
    page.append(new Policy(List.of(Feature.values()), EXAMPLE).text()).append("\n```\n");
    return page.toString();
  }

  private static String actions(Feature feature) {
    return String.join(
        ", ",
        feature.permissions().stream().map(permission -> "`" + permission.action() + "`").toList());
  }
}
