using System.Buffers;

namespace AiOps.Bot.Detection.Features;

/// <summary>
/// Reads logins of PostgreSQL and MySQL. PostgreSQL on RDS has the client's address in its line prefix, <c>%t:%r:%u@%d:[%p]:</c>; MySQL names it in the message.
/// </summary>
internal static class DatabaseLoginLine
{
    private const int MaxPrefix = 200;
    private const int MaxName = 64;
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF.:%");

    public static LoginAttempt? ReadPostgres(string line)
    {
        var failed = line.Contains("authentication failed for user \"", StringComparison.Ordinal);
        var accepted = !failed && line.Contains("connection authorized: user=", StringComparison.Ordinal);
        if ((!failed && !accepted) || !TryReadClient(line, out var address))
        {
            return null;
        }

        var user = failed ? Between(line, "authentication failed for user \"", '"') : Between(line, "connection authorized: user=", ' ');
        return Make(failed ? LoginOutcome.Failed : LoginOutcome.Accepted, user, address, "postgresql", "5432");
    }

    public static LoginAttempt? ReadMySql(string line)
    {
        const string Refused = "Access denied for user '";
        if (!line.Contains(Refused, StringComparison.Ordinal))
        {
            return null;
        }

        var host = Between(line, "'@'", '\'');
        return SourceAddress.TryRead(host, out var address) ? Make(LoginOutcome.Failed, Between(line, Refused, '\''), address, "mysql", "3306") : null;
    }

    /// <summary>The address in <c>10.20.3.9(50122)</c>, which stands in the prefix before anything that a client can choose.</summary>
    private static bool TryReadClient(string line, out string address)
    {
        address = "";
        var prefix = line.AsSpan(0, Math.Min(line.Length, MaxPrefix));
        var open = prefix.IndexOf('(');
        if (open <= 0)
        {
            return false;
        }

        var start = prefix[..open].LastIndexOfAnyExcept(AddressCharacters) + 1;
        var candidate = prefix[start..open];
        if (!candidate.Contains('.'))
        {
            return false;
        }

        // The zone's name and a colon stand before the address: "UTC:10.20.3.9(50122)".
        return SourceAddress.TryRead(candidate[(candidate.LastIndexOf(':') + 1)..], out address);
    }

    private static string Between(string line, string start, char end)
    {
        var from = line.IndexOf(start, StringComparison.Ordinal);
        if (from < 0)
        {
            return "";
        }

        var rest = line.AsSpan(from + start.Length);
        var to = rest.IndexOf(end);
        return rest[..Math.Min(to < 0 ? rest.Length : to, MaxName)].ToString();
    }

    private static LoginAttempt Make(LoginOutcome outcome, string user, string address, string program, string port) =>
        new() { Outcome = outcome, User = user, Address = address, Program = program, ServicePort = port };
}
