using System.Collections.Frozen;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Calls that weaken or move a guard, or bring another version, setting or flag, wherever in the account they are made.</summary>
internal static class GuardChanges
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress", "ModifySecurityGroupRules", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupEgress",
        "CreateNetworkAclEntry", "ReplaceNetworkAclEntry", "ReplaceRoute", "CreateRoute", "DeleteRoute", "AssociateAddress", "ModifyInstanceAttribute",
        "PutRolePolicy", "DeleteRolePolicy", "AttachRolePolicy", "DetachRolePolicy", "PutRolePermissionsBoundary", "UpdateAssumeRolePolicy", "DeleteRole",
        "PutUserPolicy", "DeleteUserPolicy", "AttachUserPolicy", "DetachUserPolicy", "CreatePolicyVersion", "SetDefaultPolicyVersion", "CreateAccessKey",
        "CreateLoginProfile", "RemoveRoleFromInstanceProfile", "StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "DeleteFlowLogs",
        "DeleteLogGroup", "PutRetentionPolicy", "PutBucketPolicy", "DeleteBucketPolicy", "PutBucketPublicAccessBlock", "DeleteBucketPublicAccessBlock",
        "PutKeyPolicy", "DisableKey", "ScheduleKeyDeletion", "ModifyDBInstance", "ModifyDBParameterGroup", "DeleteDBInstance", "StartSession",
        "UpdateFunctionCode20150331v2", "UpdateFunctionConfiguration20150331v2", "UpdateService", "CreateDeployment",
        "UpdateAlias20150331", "RegisterTaskDefinition", "UpdateEnvironment", "UpdateStack", "ExecuteChangeSet", "StartPipelineExecution",
        "StartDeployment", "CreateHostedConfigurationVersion", "PutParameter", "DeleteParameter", "PutSecretValue", "UpdateSecret", "RotateSecret", "RebootDBInstance",
        "UpdateAutoScalingGroup", "StartInstanceRefresh", "PutFunctionConcurrency20171031", "ModifyListener", "ModifyTargetGroup", "ModifyTargetGroupAttributes",
        "ChangeResourceRecordSets", "UpdateTable", "SetQueueAttributes");

    public static bool Contains(string eventName) => Names.Contains(eventName);
}
