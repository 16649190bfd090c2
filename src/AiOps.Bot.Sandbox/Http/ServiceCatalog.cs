namespace AiOps.Bot.Sandbox.Http;

/// <summary>The services that the account has, by signing name.</summary>
internal static class ServiceCatalog
{
    private static readonly ServiceDescription[] All =
    [
        Json("logs", "1.1", "Logs_20140328"),
        Json("cloudtrail", "1.1", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101"),
        Json("ssm", "1.1", "AmazonSSM"),
        Json("monitoring", "1.0", "GraniteServiceVersion20100801") with { IamPrefix = "cloudwatch" },
        new("xray", AwsProtocol.RestJson, null, null, null),
        new("ec2", AwsProtocol.Ec2, null, null, "http://ec2.amazonaws.com/doc/2016-11-15/") { ApiVersion = "2016-11-15" },
        Query("rds", "2014-10-31", "http://rds.amazonaws.com/doc/2014-10-31/"),
        Query("sns", "2010-03-31", "http://sns.amazonaws.com/doc/2010-03-31/"),
        Query("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/") with { IsGlobal = true },
        Query("iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/") with { IsGlobal = true },
        new("sagemaker", AwsProtocol.RestJson, null, null, null) { IsOpaque = true },
        new("lambda", AwsProtocol.RestJson, null, null, null),
        new("s3", AwsProtocol.RestXml, null, null, "http://s3.amazonaws.com/doc/2006-03-01/"),
    ];

    private static readonly Dictionary<string, ServiceDescription> BySigningName = All.ToDictionary(s => s.SigningName, StringComparer.Ordinal);

    public static ServiceDescription? Find(string signingName) => BySigningName.GetValueOrDefault(signingName);

    private static ServiceDescription Json(string name, string version, string prefix) => new(name, AwsProtocol.Json, version, prefix, null);

    private static ServiceDescription Query(string name, string version, string xmlNamespace)
        => new(name, AwsProtocol.Query, null, null, xmlNamespace) { ApiVersion = version };
}
