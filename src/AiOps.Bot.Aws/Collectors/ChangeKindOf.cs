using System.Text.RegularExpressions;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>What sort of change a call is, by its service and name (AWS Service Authorization Reference).</summary>
internal static partial class ChangeKindOf
{
    /// <param name="source">For example <c>lambda.amazonaws.com</c>.</param>
    /// <param name="name">The event's name; Lambda's carry the API's date: <c>UpdateFunctionCode20150331v2</c>.</param>
    public static string Call(string source, string name) => (source.Split('.')[0], name) switch
    {
        ("appconfig", "StartDeployment" or "CreateHostedConfigurationVersion" or "StopDeployment") => ChangeKinds.Flag,
        ("evidently", _) => ChangeKinds.Flag,
        ("ssm", "PutParameter" or "DeleteParameter" or "DeleteParameters") or ("secretsmanager", _) => ChangeKinds.Config,
        ("ssm", "StartSession" or "SendCommand" or "ResumeSession") or ("ec2-instance-connect", _) => ChangeKinds.Session,
        ("codedeploy" or "codepipeline", _) => ChangeKinds.Deploy,
        _ when Deploys().IsMatch(name) => ChangeKinds.Deploy,
        ("iam" or "sts" or "kms", _) => ChangeKinds.Access,
        _ when Access().IsMatch(name) => ChangeKinds.Access,
        _ when Settings().IsMatch(name) => ChangeKinds.Config,
        _ => ChangeKinds.Infrastructure,
    };

    [GeneratedRegex("^(UpdateFunctionCode|PublishVersion|UpdateAlias|PublishLayerVersion|RegisterTaskDefinition|UpdateService|CreateDeployment|UpdateEnvironment|CreateApplicationVersion|PutImage|ExecuteChangeSet|UpdateStack|StartPipelineExecution|StartInstanceRefresh)", RegexOptions.CultureInvariant)]
    private static partial Regex Deploys();

    [GeneratedRegex("(SecurityGroup|NetworkAcl|BucketPolicy|PublicAccessBlock|BucketAcl|RepositoryPolicy|QueueAttributes|TopicAttributes|AddPermission|RemovePermission|ResourcePolicy)", RegexOptions.CultureInvariant)]
    private static partial Regex Access();

    [GeneratedRegex("(Configuration|Parameter|Attribute|Setting|Concurrency|Option)", RegexOptions.CultureInvariant)]
    private static partial Regex Settings();
}
