using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Tests.Aws;

public sealed class AwsEndpointsTests
{
    [Theory]
    [InlineData("eu-central-1", "https://ec2.eu-central-1.amazonaws.com/", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("cn-northwest-1", "https://ec2.cn-northwest-1.amazonaws.com.cn/", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("us-gov-east-1", "https://ec2.us-gov-east-1.amazonaws.com/", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    public void EachPartitionHasItsOwnNames(string region, string regional, string global, string globalRegion)
    {
        var endpoints = new AwsEndpoints(region, null);

        Assert.Equal(regional, endpoints.AddressOf(Call(AwsApi.Ec2)).ToString());
        Assert.Equal(global, endpoints.AddressOf(Call(AwsApi.Iam)).ToString());
        Assert.Equal(new SigningScope(globalRegion, "iam"), endpoints.ScopeOf(AwsApi.Iam));
        Assert.Equal(new SigningScope(region, "ec2"), endpoints.ScopeOf(AwsApi.Ec2));
    }

    [Fact]
    public void OneBaseAddressServesAllApis()
    {
        var endpoints = new AwsEndpoints("eu-central-1", new Uri("http://127.0.0.1:4566"));

        Assert.Equal("http://127.0.0.1:4566/", endpoints.AddressOf(Call(AwsApi.Iam)).ToString());
        Assert.Equal("http://127.0.0.1:4566/model/a%3Ab/x?y=1", endpoints.AddressOf(Call(AwsApi.Logs) with { PathAndQuery = "/model/a%3Ab/x?y=1" }).AbsoluteUri);
    }

    [Fact]
    public void LabelsAndQueriesOfRestCallsAreEscaped()
    {
        var api = new AwsApi("s3", "s3", AwsProtocol.RestXml, "2006-03-01");

        var call = new RestCall(api, "GetObject", HttpMethod.Get, "/{Bucket}/{Key+}?x-id=GetObject").Label("Bucket", "b").Label("Key", "a b/ü?c").Query("versionId", "1+1").Build();

        Assert.Equal("/b/a%20b/%C3%BC%3Fc?x-id=GetObject&versionId=1%2B1", call.PathAndQuery);
        Assert.Throws<ArgumentException>(() => new RestCall(api, "GetObject", HttpMethod.Get, "/{Bucket}").Label("Bucket", ""));
    }

    private static AwsCall Call(AwsApi api) => new() { Api = api, Operation = "Any" };
}
