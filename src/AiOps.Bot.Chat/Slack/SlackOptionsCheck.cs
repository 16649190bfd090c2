using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack;

/// <summary>What one value of the options says about another.</summary>
internal sealed class SlackOptionsCheck : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(SlackOptions options)
    {
        if (!options.ApiBase.IsAbsoluteUri || !options.ApiBase.AbsoluteUri.EndsWith('/'))
        {
            yield return "Chat:Slack:ApiBase must be an absolute address that ends with a slash";
        }
        else if (options.ApiBase.Scheme != Uri.UriSchemeHttps && !options.ApiBase.IsLoopback)
        {
            yield return "Chat:Slack:ApiBase must be https: the bot token is sent there";
        }

        if (options.SocketMode && options.AppToken.Length == 0)
        {
            yield return "Chat:Slack:AppToken is missing: Socket Mode needs an app-level token (xapp-…) with the scope connections:write, from the app's page Basic Information";
        }

        if (!options.SocketMode && options.SigningSecret.Length < 16)
        {
            yield return "Chat:Slack:SigningSecret is missing or too short: copy the Signing Secret from the app's page Basic Information, or set Chat:Slack:SocketMode";
        }
    }
}
