using System.Net;
using System.Text;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Tests.Aws;

public sealed class AwsErrorTests
{
    private const string Denied =
        "User: arn:aws:sts::111122223333:assumed-role/reader/i-0aa11bb22cc33dd44 is not authorized to perform: logs:FilterLogEvents on resource: arn:aws:logs:eu-central-1:111122223333:log-group:/a:log-stream: because no identity-based policy allows the logs:FilterLogEvents action";

    [Theory]
    [InlineData("{\"__type\":\"AccessDeniedException\",\"message\":\"m\"}")]
    [InlineData("{\"__type\":\"com.amazonaws.x#AccessDeniedException\",\"Message\":\"m\"}")]
    [InlineData("{\"code\":\"AccessDeniedException\",\"message\":\"m\"}")]
    [InlineData("{\"__type\":\"AccessDeniedException:http://internal.amazon.com/coral/\",\"message\":\"m\"}")]
    public void AJsonErrorIsReadHoweverItIsSpelt(string body)
    {
        var error = Read(AwsApi.Logs, body);

        Assert.Equal(("AccessDeniedException", "m", true), (error.Code, error.AwsMessage, error.IsAccessDenied));
    }

    [Fact]
    public void AnXmlErrorInFrontOfAJsonServiceIsReadToo()
    {
        var error = Read(AwsApi.Logs, "<ErrorResponse><Errors><Error><Code>SignatureDoesNotMatch</Code><Message>m</Message></Error></Errors></ErrorResponse>");

        Assert.Equal(("SignatureDoesNotMatch", "m"), (error.Code, error.AwsMessage));
    }

    [Fact]
    public void TheErrorTypeHeaderCountsBeforeTheBody()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Amzn-Errortype"] = "ThrottlingException:", ["x-amzn-requestid"] = "r-9" };

        var error = AwsErrors.Read(Call(AwsApi.Logs), HttpStatusCode.BadRequest, headers, "{}"u8.ToArray());

        Assert.Equal(("ThrottlingException", "r-9", true), (error.Code, error.RequestId, error.IsThrottling));
    }

    [Theory]
    [InlineData("<ErrorResponse xmlns='http://sns.amazonaws.com/doc/2010-03-31/'><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>m</Message></Error><RequestId>r-2</RequestId></ErrorResponse>")]
    [InlineData("<Response><Errors><Error><Code>AuthorizationError</Code><Message>m</Message></Error></Errors><RequestID>r-2</RequestID></Response>")]
    [InlineData("<?xml version='1.0'?><Error><Code>AuthorizationError</Code><Message>m</Message><RequestId>r-2</RequestId></Error>")]
    public void AnXmlErrorIsReadInAllThreeShapes(string body)
    {
        var error = Read(AwsApi.Ec2, body);

        Assert.Equal(("AuthorizationError", "m", "r-2", true), (error.Code, error.AwsMessage, error.RequestId, error.IsAccessDenied));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    [InlineData("{\"__type\":7}")]
    [InlineData("{\"\\ud800\":1}")]
    public void GarbageBecomesAnErrorNamedByItsStatus(string body)
    {
        Assert.Equal("BadGateway", AwsErrors.Read(Call(AwsApi.Logs), HttpStatusCode.BadGateway, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body)).Code);
        Assert.Equal("BadGateway", AwsErrors.Read(Call(AwsApi.Ec2), HttpStatusCode.BadGateway, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body)).Code);
    }

    [Fact]
    public void TheMissingPermissionIsReadFromTheMessage()
    {
        var denied = DeniedCall.Read(Denied);

        Assert.Equal("logs:FilterLogEvents", denied?.Permission);
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/reader/i-0aa11bb22cc33dd44", denied?.Principal);
        Assert.Equal("arn:aws:logs:eu-central-1:111122223333:log-group:/a:log-stream:", denied?.Resource);
    }

    [Fact]
    public void WhereTheMessageIsSilentTheOperationIsTheMissingPermission() =>
        Assert.Equal("logs:FilterLogEvents", Read(AwsApi.Logs, "{\"__type\":\"AccessDeniedException\"}").MissingPermission);

    [Fact]
    public void AnErrorThatIsNoDenialMissesNoPermission() =>
        Assert.Null(Read(AwsApi.Logs, "{\"__type\":\"ResourceNotFoundException\"}").MissingPermission);

    [Fact]
    public void AHugeMessageIsCut() =>
        Assert.Equal(2_000, Read(AwsApi.Logs, $"{{\"__type\":\"X\",\"message\":\"{new string('m', 100_000)}\"}}").AwsMessage.Length);

    private static AwsException Read(AwsApi api, string body) =>
        AwsErrors.Read(Call(api), HttpStatusCode.BadRequest, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body));

    private static AwsCall Call(AwsApi api) => new() { Api = api, Operation = "FilterLogEvents" };
}
