namespace AiOps.Bot.Aws.Wire;

/// <summary>One AWS API as its published model describes it.</summary>
/// <param name="EndpointPrefix">The first label of its host name.</param>
/// <param name="SigningName">The name it is signed for.</param>
/// <param name="Version">The API version that query requests name.</param>
/// <param name="TargetPrefix">The prefix of X-Amz-Target in the JSON protocols.</param>
/// <param name="IsGlobal">True where one endpoint serves a whole partition.</param>
internal sealed record AwsApi(string EndpointPrefix, string SigningName, AwsProtocol Protocol, string Version, string TargetPrefix = "", bool IsGlobal = false)
{
    /// <summary>The prefix of its IAM actions; the signing name for all but a few.</summary>
    public string IamPrefix { get; init; } = SigningName;

    public static readonly AwsApi Logs = new("logs", "logs", AwsProtocol.Json11, "2014-03-28", "Logs_20140328");
    public static readonly AwsApi CloudWatch = new("monitoring", "monitoring", AwsProtocol.Json10, "2010-08-01", "GraniteServiceVersion20100801") { IamPrefix = "cloudwatch" };
    public static readonly AwsApi XRay = new("xray", "xray", AwsProtocol.RestJson, "2016-04-12");
    public static readonly AwsApi Ec2 = new("ec2", "ec2", AwsProtocol.Ec2, "2016-11-15");
    public static readonly AwsApi CloudTrail = new("cloudtrail", "cloudtrail", AwsProtocol.Json11, "2013-11-01", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101");
    public static readonly AwsApi Rds = new("rds", "rds", AwsProtocol.Query, "2014-10-31");
    public static readonly AwsApi Ssm = new("ssm", "ssm", AwsProtocol.Json11, "2014-11-06", "AmazonSSM");
    public static readonly AwsApi Sns = new("sns", "sns", AwsProtocol.Query, "2010-03-31");
    public static readonly AwsApi Sts = new("sts", "sts", AwsProtocol.Query, "2011-06-15");
    public static readonly AwsApi Bedrock = new("bedrock-runtime", "bedrock", AwsProtocol.RestJson, "2023-09-30");
    public static readonly AwsApi SageMakerRuntime = new("runtime.sagemaker", "sagemaker", AwsProtocol.RestJson, "2017-05-13");
    public static readonly AwsApi Iam = new("iam", "iam", AwsProtocol.Query, "2010-05-08", IsGlobal: true);
}
