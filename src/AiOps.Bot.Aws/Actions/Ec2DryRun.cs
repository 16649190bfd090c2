using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>Reads EC2's answer to a call with DryRun: success is told by an error code too.</summary>
internal static class Ec2DryRun
{
    public static async Task<DryRunResult> AskAsync(string call, Func<Task> dryRun)
    {
        try
        {
            await dryRun();
            return new(false, $"{call}: EC2 gave no answer to the dry run that can be trusted");
        }
        catch (AwsException exception) when (exception.Code == "DryRunOperation")
        {
            return new(true, $"EC2 would accept {call}");
        }
        catch (AwsException exception) when (exception.MissingPermission is { } permission)
        {
            return new(false, $"EC2 would refuse {call}: the action role lacks {permission}");
        }
        catch (AwsException exception)
        {
            return new(false, $"EC2 would refuse {call}: {exception.Code}: {exception.AwsMessage}");
        }
    }
}
