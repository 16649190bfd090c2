using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>Finds every fault of the security options at once, each with its key and what to do.</summary>
internal sealed class SecurityOptionsValidation : IValidateOptions<SecurityOptions>
{
    public ValidateOptionsResult Validate(string? name, SecurityOptions options)
    {
        string[] faults = [.. TokenFaults(options), .. RosterSource.FaultsOf(options), .. NameFaults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> TokenFaults(SecurityOptions options)
    {
        for (var i = 0; i < options.Tokens.Count; i++)
        {
            var token = options.Tokens[i];
            var key = $"Security:Tokens:{i}";
            if (token.Name.Length == 0 || options.Tokens.Count(t => t.Name == token.Name) > 1)
            {
                yield return $"{key}:Name must be set and unique";
            }

            if (token.Sha256.Length != 64 || !token.Sha256.All(char.IsAsciiHexDigit))
            {
                yield return $"{key}:Sha256 must be 64 hexadecimal digits: printf %s \"$TOKEN\" | sha256sum";
            }

            if (!options.People.Any(p => p.Id == token.Person))
            {
                yield return $"{key}:Person must be the Id of one of Security:People";
            }
        }
    }

    private static IEnumerable<string> NameFaults(SecurityOptions options)
    {
        foreach (var host in options.AllowedHosts.Where(h => Uri.CheckHostName(h) == UriHostNameType.Unknown))
        {
            yield return $"Security:AllowedHosts must hold host names without scheme and port, which '{host}' is not";
        }

        foreach (var origin in options.AllowedOrigins.Where(o => !IsOrigin(o)))
        {
            yield return $"Security:AllowedOrigins must hold origins such as https://aiops.example.com, which '{origin}' is not";
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.GetLeftPart(UriPartial.Authority) == text;
}
