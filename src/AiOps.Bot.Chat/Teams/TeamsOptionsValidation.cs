using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams;

/// <summary>All that is wrong with the settings, at once.</summary>
internal sealed class TeamsOptionsValidation : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(TeamsOptions options) => Identity(options).Concat(Addresses(options));

    private static IEnumerable<string> Identity(TeamsOptions options)
    {
        if (options.AppId.Length == 0)
        {
            yield return $"{TeamsOptions.Section}:AppId is missing: copy the Microsoft App ID from the Azure Bot's configuration page.";
        }

        if (options.TenantId.Length == 0)
        {
            yield return $"{TeamsOptions.Section}:TenantId is missing: copy the App Tenant ID from the Azure Bot's configuration page.";
        }

        if (options.AppSecret.Length == 0 && !options.TrustUnsignedOnLoopback)
        {
            yield return $"{TeamsOptions.Section}:AppSecret is missing: make a client secret for the app registration, and refer to it as env://NAME or file://path.";
        }
    }

    private static IEnumerable<string> Addresses(TeamsOptions options)
    {
        foreach (var (key, address) in new[] { ("OpenIdMetadata", options.OpenIdMetadata), ("TokenEndpoint", options.Tokens) })
        {
            if (!address.IsAbsoluteUri || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            {
                yield return $"{TeamsOptions.Section}:{key} has to be an https address.";
            }
        }

        foreach (var host in options.ConnectorAllowedHosts.Where(h => !ConnectorAddress.IsHostPattern(h)))
        {
            yield return $"{TeamsOptions.Section}:ConnectorAllowedHosts: '{host}' is no host name. Write smba.trafficmanager.net, or *.botframework.com for every name below.";
        }
    }
}
