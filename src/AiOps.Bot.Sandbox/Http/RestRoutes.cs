namespace AiOps.Bot.Sandbox.Http;

/// <summary>Which operation a REST request means, by method and path as in the services' models.</summary>
internal static class RestRoutes
{
    public static (string Operation, IReadOnlyList<string> Labels) Match(string service, RawRequest request, QueryParameters query)
    {
        var segments = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        return (service, request.Method, segments) switch
        {
            ("lambda", "GET", ["2015-03-31", "functions"]) => ("ListFunctions", []),
            ("lambda", "GET", ["2015-03-31", "functions", var name, "configuration"]) => ("GetFunctionConfiguration", [name]),
            ("xray", "POST", ["TraceSummaries"]) => ("GetTraceSummaries", []),
            ("xray", "POST", ["Traces"]) => ("BatchGetTraces", []),
            ("sagemaker", "POST", ["endpoints", var endpoint, "invocations"]) => ("InvokeEndpoint", [endpoint]),
            ("s3", "GET", []) => ("ListBuckets", []),
            ("s3", "GET", [var bucket]) when query.Find("list-type") == "2" => ("ListObjectsV2", [bucket]),
            _ => ("", []),
        };
    }
}
