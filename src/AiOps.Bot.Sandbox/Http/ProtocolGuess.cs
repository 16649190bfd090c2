namespace AiOps.Bot.Sandbox.Http;

/// <summary>Which protocol a request speaks, told from the request itself: needed to word an error before the service is known.</summary>
internal static class ProtocolGuess
{
    private const string Ec2Version = "Version=2016-11-15";

    public static AwsProtocol Of(RawRequest request)
    {
        if (request.Header("X-Amz-Target") is not null)
        {
            return AwsProtocol.Json;
        }

        var form = FormText(request);
        if (form.Contains("Action=", StringComparison.Ordinal))
        {
            return form.Contains(Ec2Version, StringComparison.Ordinal) ? AwsProtocol.Ec2 : AwsProtocol.Query;
        }

        return request.Path.StartsWith("/20", StringComparison.Ordinal) ? AwsProtocol.RestJson : AwsProtocol.RestXml;
    }

    /// <summary>The parameters of a query request: its body, or its query string for GET.</summary>
    public static string FormText(RawRequest request)
        => request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            ? System.Text.Encoding.UTF8.GetString(request.Body)
            : request.QueryString;
}
