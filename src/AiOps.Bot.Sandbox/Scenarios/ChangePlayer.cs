using System.Text;
using System.Text.Json.Nodes;
using AiOps.Bot.Sandbox.CloudTrail;
using AiOps.Bot.Sandbox.Ec2;
using AiOps.Bot.Sandbox.Hosts;

namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>Carries out what a scenario says somebody did, at the time when they did it.</summary>
internal sealed class ChangePlayer(SandboxWorld world)
{
    public void Plan(ChangeSpec change) => world.Timeline.Schedule(RelativeTime.Resolve(change.At, world.StartedAt), () => Apply(change));

    private void Apply(ChangeSpec change)
    {
        JsonObject? parameters = null;
        if (change.AuthorizeIngress is { } ingress)
        {
            parameters = Authorize(ingress);
        }

        if (change.EditFile is { } edit)
        {
            Edit(edit);
        }

        if (change.PutRolePolicy is { } policy)
        {
            parameters = PutPolicy(policy);
        }

        if (change.Trail is { } trail)
        {
            Record(trail, trail.Request.Length > 0 ? JsonNode.Parse(trail.Request)!.AsObject() : parameters);
        }
    }

    private JsonObject Authorize(IngressSpec ingress)
    {
        var rule = ResourceBuilder.Rule(ingress.Rule, world.Ids);
        world.Network.SecurityGroups[ingress.Group].Ingress.Insert(0, rule);
        return IngressTrail.Parameters(ingress.Group, [rule]);
    }

    private void Edit(FileEditSpec edit)
    {
        var files = world.Hosts[edit.Instance].Files;
        var file = files[edit.Path];
        files[edit.Path] = new HostFile(
            file.Path, Encoding.UTF8.GetBytes(file.Text.Replace(edit.Old, edit.New, StringComparison.Ordinal)), file.Mode, file.Owner, world.Timeline.Now);
    }

    private JsonObject PutPolicy(PolicySpec policy)
    {
        world.Roles.ByName[policy.Role].Policies[policy.Name] = policy.Document;
        return new JsonObject { ["roleName"] = policy.Role, ["policyName"] = policy.Name, ["policyDocument"] = policy.Document };
    }

    private void Record(TrailSpec trail, JsonObject? parameters) => world.Trail.Append(new TrailRecord
    {
        Time = world.Timeline.Now,
        Principal = Principal.User(world.Account, trail.User, mfa: true),
        EventSource = trail.Source,
        EventName = trail.Event,
        EventId = world.Ids.Uuid(),
        RequestId = world.Ids.Uuid(),
        SourceAddress = trail.SourceAddress,
        UserAgent = trail.UserAgent,
        RequestParameters = parameters,
        ResponseElements = trail.Response.Length > 0 ? JsonNode.Parse(trail.Response) : null,
        Resources = TrailResources.In(parameters),
    });
}
