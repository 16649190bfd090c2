namespace AiOps.Bot.Detection.Features;

/// <summary>Reads sign-ins to the AWS console from CloudTrail. A failed one has no ARN, and a wrong user name is hidden by AWS.</summary>
internal static class ConsoleLoginLine
{
    public static LoginAttempt? Read(string json)
    {
        if (CloudTrailRecord.Read(json) is not { EventName: "ConsoleLogin", ConsoleLogin.Length: > 0 } record
            || !SourceAddress.TryRead(record.SourceAddress, out var address))
        {
            return null;
        }

        return new()
        {
            Outcome = record.ConsoleLogin == "Success" ? LoginOutcome.Accepted : LoginOutcome.Failed,
            // An ARN when it worked, a bare name when it failed: the name is what both have.
            User = record.Principal[(record.Principal.LastIndexOf('/') + 1)..],
            Address = address,
            Program = "signin.amazonaws.com",
        };
    }
}
