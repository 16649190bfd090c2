using Microsoft.Extensions.Options;

namespace AiOps.Bot.Aws;

/// <summary>What attributes cannot say about the options; all faults at once.</summary>
internal sealed class AwsAccountValidation : IValidateOptions<AwsAccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AwsAccountOptions options)
    {
        var faults = Faults("Aws:Read", options.Read).Concat(options.Action is { } action ? Faults("Aws:Action", action) : []).ToList();
        if (options.Endpoint is { } endpoint && (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https")))
        {
            faults.Add("Aws:Endpoint must be an absolute http or https address");
        }
        else if (options.Endpoint is { Scheme: "http", IsLoopback: false })
        {
            faults.Add("Aws:Endpoint must use https, except on this machine itself: telemetry would cross the network in clear text");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(string key, AwsCredentialOptions credentials)
    {
        if (string.IsNullOrEmpty(credentials.AccessKeyId) != string.IsNullOrEmpty(credentials.SecretAccessKey))
        {
            yield return $"{key}:AccessKeyId and {key}:SecretAccessKey belong together: set both or neither";
        }

        if (credentials is { AccessKeyId.Length: > 0, RoleArn.Length: > 0 })
        {
            yield return $"{key}:RoleArn is assumed with the default chain's credentials: remove {key}:AccessKeyId or {key}:RoleArn";
        }
    }
}
